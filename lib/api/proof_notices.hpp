// SPDX-License-Identifier: Apache-2.0
// The flaws that a proof found, as notices.
#pragma once

#include "locate/gazetteer.hpp"
#include "model/notices.hpp"

namespace zufi::api {

// The report of the proof, after the notices that there are already.
Report prove(const locate::Gazetteer &gazetteer, model::Notices &notices);

} // namespace zufi::api
