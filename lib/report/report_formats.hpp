// SPDX-License-Identifier: Apache-2.0
// Findings in the formats of others; render() of zufi/report.hpp chooses. text and json are of zufi/text.hpp and
// json.hpp.
#pragma once

#include "zufi/notice.hpp"
#include "zufi/vocabulary.hpp"

#include <string>

namespace zufi::report {

std::string to_junit(const Report &report, Language language);
std::string to_gitlab(const Report &report, Language language);
std::string to_sarif(const Report &report, Language language);
std::string to_github(const Report &report, Language language);
std::string to_html(const Report &report, Language language);

} // namespace zufi::report
