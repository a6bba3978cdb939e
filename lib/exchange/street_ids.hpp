// SPDX-License-Identifier: Apache-2.0
// Streets → ids that can be read and stay the same: prefix/name, as in kaarst/aachener-strasse.
#pragma once

#include "exchange/street_book.hpp"
#include "exchange/street_list.hpp"
#include "model/notices.hpp"

#include <string>
#include <vector>

namespace zufi::exchange {

// The longest spelling, of several the first in the order of bytes: what is abbreviated is shorter.
std::string name_of(const StreetEntry &street);
// The Ortsteil; empty where the rows name none, or several that are not spellings of one.
std::string place_of(const StreetEntry &street);

// One id for each street of the book, in its order. Streets of one name are told apart, all of them and with a notice:
// by their key (essen/vogelsangsberg-3231), else by their place, and where that does not do by a number behind it.
std::vector<std::string> street_ids(const StreetBook &book, const StreetListOptions &options, model::Notices &notices);

} // namespace zufi::exchange
