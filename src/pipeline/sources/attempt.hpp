#pragma once

#include <functional>
#include <string>

namespace diptych::pipeline {

/// Does one of many jobs, of which none may stop the others. \returns why it failed, or nothing
std::string attempt(const std::function<void()>& job);

} // namespace diptych::pipeline
