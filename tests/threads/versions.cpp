// SPDX-License-Identifier: Apache-2.0
#include "versions.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace zufi::test {

namespace {

void write(const std::filesystem::path &path, const std::string &text) {
  std::ofstream(path) << text;
  if (!std::filesystem::exists(path)) give_up("cannot write " + path.string());
}

// Three steps: the service to a task, the task to a body, the body to an office.
void write_folder(const std::filesystem::path &folder, const std::string &v) {
  std::filesystem::create_directories(folder);
  write(folder / "dataset.toml", "id = \"versions\"\ntitle = \"Versions\"\nversion = 2026-01-" + v +
                                     "\nlicence = \"CC0-1.0\"\npublisher = \"libzufi\"\nlayer = \"land\"\n"
                                     "coverage = [\"*\"]\n[remit]\nareas = [\"*\"]\nnodes = [\"body-" +
                                     v + "\"]\n");
  write(folder / "sources.csv", "id,title,publisher,url,published,retrieved,licence,note\ns-" + v + ",S,,,,,,\n");
  write(folder / "areas.csv", "id,kind,name,ars,ags,parents,valid_from,valid_to,successor,source\n"
                              "990010001001,gemeinde,Musterstadt,990010001001,,,,,,s-" +
                                  v + "\n");
  write(folder / "services.csv",
        "key,agency,name,parent,leika_type,ozg_id,connecting_factor,keywords,valid_from,valid_to,source\n"
        "99999001001000,,Bau,,,,,,,,s-" +
            v + "\n");
  write(folder / "competences.csv",
        "id,parent,name,connecting_factor,legal_basis,description,source\ntask-" + v + ",,Bau,,,,s-" + v + "\n");
  write(folder / "offices.csv",
        "id,kind,name,parent,area,street,house_number,postcode,place,lat,lon,phone,email,url,opening_hours,valid_from,"
        "valid_to,source,confidence,note\nbody-" +
            v + ",body,Stadt,,990010001001,,,,,,,,,,,,,s-" + v + ",documented,\noffice-" + v + ",office,Bauamt,body-" +
            v + ",,,,,,,,,,,,,,s-" + v + ",documented,\n");
  const std::string end = ",,,,,,,,,,s-" + v + ",documented,\n"; // from subject on
  write(folder / "rules.csv",
        "id,relation,from,to,subject,role,area,status,condition,places,priority,valid_from,valid_to,legal_basis,"
        "source,confidence,note\na-" +
            v + ",assigns,99999001001000,task-" + v + "," + end + "h-" + v + ",held_by,task-" + v + ",body-" + v + "," +
            end + "p-" + v + ",performed_by,body-" + v + ",office-" + v + "," + end);
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

} // namespace

void give_up(const std::string &why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::exit(1);
}

OpenDataset::OpenDataset(const std::string &file) {
  zufi_error *error = nullptr;
  if (zufi_dataset_open(file.c_str(), &handle, &error) != ZUFI_OK) give_up(zufi_error_message(error));
}

std::vector<std::string> build_versions(const std::string &folder, int count) {
  std::vector<std::string> files;
  for (int version = 1; version <= count; ++version) {
    const std::string source = folder + "/v" + two_digits(version);
    write_folder(source, two_digits(version));
    files.push_back(source + ".zufi");
    const char *named = source.c_str();
    zufi_report *report = nullptr;
    zufi_error *error = nullptr;
    if (zufi_build(&named, 1, files.back().c_str(), &report, &error) != ZUFI_OK) give_up(zufi_error_message(error));
    if (zufi_report_severity_count(report, ZUFI_SEVERITY_ERROR) != 0) {
      zufi_buffer *lines = nullptr;
      zufi_report_lines(report, ZUFI_LANGUAGE_EN, &lines, nullptr);
      give_up(zufi_buffer_data(lines));
    }
    zufi_report_free(report);
  }
  return files;
}

zufi_query *version_query() {
  zufi_query *query = nullptr;
  if (zufi_query_create(&query, nullptr) != ZUFI_OK ||
      zufi_query_set_service(query, "99999001001000", nullptr) != ZUFI_OK ||
      zufi_query_set_date(query, "2026-01-01", nullptr) != ZUFI_OK ||
      zufi_query_add_address(query, nullptr, "Am Bach 20a, Musterstadt", nullptr) != ZUFI_OK)
    give_up("no query");
  return query;
}

std::optional<int> version_of(const std::vector<std::string> &ids) {
  std::optional<int> version;
  for (const std::string &id : ids) {
    const std::size_t dash = id.rfind('-');
    if (dash == std::string::npos) return std::nullopt;
    const int carried = std::atoi(id.c_str() + dash + 1);
    if (version.value_or(carried) != carried) return std::nullopt;
    version = carried;
  }
  return version;
}

std::optional<int> version_of(const zufi_answer *answer) {
  if (zufi_answer_outcome(answer) != ZUFI_OUTCOME_RESOLVED || zufi_answer_step_count(answer, 0) != 3)
    return std::nullopt;
  std::vector<std::string> ids{zufi_answer_office_id(answer, 0), zufi_answer_body_id(answer, 0)};
  for (std::size_t step = 0; step < 3; ++step) {
    ids.emplace_back(zufi_answer_rule_id(answer, 0, step, 0));
    ids.emplace_back(zufi_answer_rule_source(answer, 0, step, 0));
    ids.emplace_back(zufi_answer_step_target(answer, 0, step, 0));
  }
  return version_of(ids);
}

std::optional<int> ask_version(const zufi_dataset *dataset, const zufi_query *query) {
  zufi_answer *answer = nullptr;
  zufi_buffer *json = nullptr;
  std::optional<int> version;
  if (zufi_dataset_resolve(dataset, query, &answer, nullptr) == ZUFI_OK) version = version_of(answer);
  if (zufi_answer_json(answer, &json, nullptr) != ZUFI_OK) version.reset();
  const std::string text = json == nullptr ? std::string() : zufi_buffer_data(json);
  if (version && text.find("\"version\":\"2026-01-" + two_digits(*version)) == std::string::npos) version.reset();
  zufi_buffer_free(json);
  zufi_answer_free(answer);
  return version;
}

} // namespace zufi::test
