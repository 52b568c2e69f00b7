#pragma once

#include "base/error.hpp"
#include "base/progress.hpp"
#include "base/sentence_of.hpp"
#include "base/session.hpp"
#include "base/work.hpp"
#include "library/diptych.hpp"

#include <exception>
#include <sstream>
#include <utility>

namespace diptych::library {

/// Asks a listener whether to go on.
class Asking : public base::ProgressListener {
public:
    explicit Asking(const Listener& listener) : m_listener{listener} {}

    void advanced(const std::string& /*what*/, std::size_t done, std::size_t total) override {
        ask(total == 0 ? -1.0 : static_cast<double>(done) / static_cast<double>(total));
    }

    void ended() noexcept override {}

    /// \throws Cancelled
    void ask(double done) {
        if (m_listener.go_on && !m_listener.go_on(done)) {
            throw Cancelled{"The work was stopped, as was asked for."};
        }
    }

private:
    const Listener& m_listener;
};

/// Does the work of one call of the interface: with a Session that tells the listener, and with the errors of
/// the program as those of the interface. The listener hears what was reported also when the work fails.
template <typename Work>
auto call(const Listener& listener, Work work) {
    const base::Work one_call;
    std::istringstream no_input;
    Asking asking{listener};
    base::Session session{.in = no_input, .progress = listener.go_on ? &asking : nullptr};
    const auto tell = [&] {
        if (listener.note) {
            for (const base::Diagnostic& said : session.diagnostics.all()) {
                listener.note(
                    {std::string{base::name_of(said.severity)}, said.message, {said.file, 0, said.line}});
            }
        }
    };
    asking.ask(0.0);
    try {
        auto result = work(session);
        tell();
        return result;
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) {
        tell();
        throw Error{base::sentence_of(error)};
    }
}

} // namespace diptych::library
