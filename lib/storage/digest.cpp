// SPDX-License-Identifier: Apache-2.0
#include "storage/digest.hpp"

#include "model/cell_text.hpp"
#include "model/columns.hpp"

#include <fmt/format.h>
#include <sodium/crypto_hash_sha256.h>

namespace zufi::storage {

namespace {

// Fields and rows end in signs that no cell may hold, so that no two contents are written alike.
class ContentHash {
 public:
  ContentHash() { crypto_hash_sha256_init(&state_); }

  void field(std::string_view text) {
    update(text);
    update("\x1f");
  }
  void end_row() { update("\x1e"); }

  Sha256 finish() {
    Sha256 digest{};
    crypto_hash_sha256_final(&state_, digest.data());
    return digest;
  }

 private:
  void update(std::string_view text) {
    crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char *>(text.data()), text.size());
  }

  crypto_hash_sha256_state state_{};
};

} // namespace

Sha256 sha256(std::span<const std::byte> bytes) {
  Sha256 digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
  return digest;
}

std::string to_hex(const Sha256 &digest) {
  std::string hex;
  for (const unsigned char byte : digest) hex += fmt::format("{:02x}", byte);
  return hex;
}

Sha256 content_digest(const model::Records &records) {
  ContentHash hash;
  const model::Identity &id = records.identity;
  for (const std::string *text : {&id.id, &id.title, &id.version, &id.licence, &id.publisher, &id.contact, &id.expires})
    hash.field(*text);
  hash.field(model::cell_text(id.coverage));
  hash.field(model::cell_text(id.complete_streets));
  hash.end_row();
  model::for_each_table(records, [&hash](std::string_view table, const auto &rows) {
    hash.field(table);
    for (const auto &row : rows) {
      model::visit_columns(row, [&hash](const model::Column &column, const auto &member) {
        if (column.name != "file") hash.field(model::cell_text(member));
      });
      hash.end_row();
    }
  });
  return hash.finish();
}

} // namespace zufi::storage
