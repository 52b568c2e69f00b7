#pragma once

#include "base/session.hpp"
#include "memory/count.hpp"
#include "model/leverage.hpp"
#include "pipeline/sources/pair_choice.hpp"
#include "pipeline/sources/read_document.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace diptych::pipeline {

struct LeverageOptions {
    ReadOptions read;
    std::optional<model::LanguageTag> target; ///< the only other one of the corpus when absent
    unsigned threshold = 75;                  ///< the least per cent of a match, 1 to 100
    std::size_t matches = 5;                  ///< of a sentence at most
    std::size_t jobs = 1;

    PairChoice choice = {}; ///< among which

    // How far to go for a sentence of frequent words only.
    std::size_t candidates = 5'000;    ///< pairs compared with one sentence at most
    std::size_t list_length = 200'000; ///< pairs with one word looked at at most
};

/// Told of what is found.
struct LeverageVisitor {
    /// First, once. The document lives until leverage() returns.
    std::function<void(const model::Document& document, const model::LanguageTag& target)> begin;
    /// For every sentence, in the order of the file, as soon as it and those before it are done.
    std::function<void(const model::LeveragedSentence& sentence)> visit;
    /// Last, once.
    std::function<void(const memory::Analysis& analysis)> end;
};

/// Looks up every sentence of a file in the corpus. What is found does not depend on how many jobs there are.
/// \returns the analysis
/// \throws base::InputError when the file or the database cannot be used; base::Error when a document of the
///         options is not there; base::UsageError when it is not clear which target language is meant
memory::Analysis leverage(store::Database& database, const std::string& path, const LeverageOptions& options,
                          base::Session& session, const LeverageVisitor& visitor);

/// Likewise of a document that has been read.
memory::Analysis leverage(store::Database& database, const model::Document& document,
                          const LeverageOptions& options, base::Session& session,
                          const LeverageVisitor& visitor);

} // namespace diptych::pipeline
