#pragma once

#include "base/diagnostics.hpp"

namespace diptych::pipeline {

/// Collects what other threads have to say, and passes it on when it goes: when they are over, however they
/// ended.
class LateDiagnostics {
public:
    /// \param all  where it goes then; must outlive this
    explicit LateDiagnostics(base::Diagnostics& all) : m_all{all} {}

    ~LateDiagnostics() { m_all.append(m_said); }

    LateDiagnostics(const LateDiagnostics&) = delete;
    LateDiagnostics& operator=(const LateDiagnostics&) = delete;

    /// For one thread at a time.
    base::Diagnostics& get() { return m_said; }

private:
    base::Diagnostics& m_all;
    base::Diagnostics m_said;
};

} // namespace diptych::pipeline
