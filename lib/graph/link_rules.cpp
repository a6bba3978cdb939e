// SPDX-License-Identifier: Apache-2.0
#include "graph/link_steps.hpp"
#include "model/fact_value.hpp"

#include <algorithm>
#include <map>

namespace zufi::graph {

using model::Code;

namespace {

// The table of relations in data/README.md.
bool may_start(Relation relation, NodeKind kind) {
  switch (relation) {
  case Relation::assigns: return is_service_like(kind);
  case Relation::held_by: return kind == NodeKind::competence || kind == NodeKind::service || kind == NodeKind::prefix;
  case Relation::delegated_to:
  case Relation::mandated_to: return kind == NodeKind::body;
  case Relation::performed_by: return kind == NodeKind::body || kind == NodeKind::office;
  case Relation::not_offered: return kind != NodeKind::bundle && kind != NodeKind::office && kind != NodeKind::site;
  }
  return false;
}

bool may_end(Relation relation, NodeKind kind) {
  switch (relation) {
  case Relation::assigns: return kind == NodeKind::competence;
  case Relation::held_by: return is_office_like(kind);
  case Relation::delegated_to:
  case Relation::mandated_to: return kind == NodeKind::body;
  case Relation::performed_by: return kind == NodeKind::office || kind == NodeKind::site;
  case Relation::not_offered: return false;
  }
  return false;
}

bool is_agreement(Relation relation) { return relation == Relation::delegated_to || relation == Relation::mandated_to; }

class RuleLinker {
 public:
  explicit RuleLinker(Linking &linking) : linking_(linking), graph_(linking.graph) {
    is_held_.assign(graph_.status_names.size(), false);
    for (const Status &status : graph_.statuses) is_held_[status.status] = true;
  }

  Rule link(const model::RuleRecord &record, Index index) {
    record_ = &record;
    Rule rule;
    rule.record = index;
    rule.relation = record.relation;
    rule.role = record.role;
    rule.priority = record.priority;
    rule.validity = record.validity;
    link_start(rule);
    link_targets(rule);
    link_subject(rule);
    for (const std::string &id : record.areas)
      if (const Index area = graph_.area_of(id); area != NONE) rule.areas.push_back(area);
    std::sort(rule.areas.begin(), rule.areas.end());
    link_status(rule);
    link_tests(rule);
    return rule;
  }

 private:
  void report(Code code, std::string_view column, std::string_view value = {}, std::string_view detail = {}) {
    linking_.report(code, "rules", *record_, column, value, detail);
  }

  void link_start(Rule &rule) {
    rule.from = graph_.node_of(record_->from);
    if (rule.from != NONE && !may_start(rule.relation, graph_.nodes[rule.from].kind))
      report(Code::rule_from, "from", record_->from, zufi::name_of(rule.relation));
  }

  void link_targets(Rule &rule) {
    for (const std::string &id : record_->to) {
      if (const auto symbol = symbol_of(id)) {
        if (rule.relation != Relation::held_by) report(Code::rule_to, "to", id, zufi::name_of(rule.relation));
        rule.to.push_back({NONE, *symbol});
      } else if (const Index node = graph_.node_of(id); node != NONE) {
        check_target(rule, node);
        rule.to.push_back({node, Symbol::none});
      }
    }
    std::sort(rule.to.begin(), rule.to.end());
  }

  void check_target(Rule &rule, Index node) {
    if (rule.relation == Relation::not_offered) return; // that it has a target at all was found before
    const Node &target = graph_.nodes[node];
    if (!may_end(rule.relation, target.kind)) report(Code::rule_to, "to", target.id, zufi::name_of(rule.relation));
    const bool is_itself = node == rule.from;
    if (is_itself && (!is_agreement(rule.relation) || record_->to.size() > 1))
      report(Code::rule_to_itself, "to", target.id);
    const bool stays_in_body =
        rule.from == NONE || !is_office_like(target.kind) || graph_.body_of(node) == graph_.body_of(rule.from);
    if (rule.relation == Relation::performed_by && !stays_in_body)
      report(Code::rule_other_body, "to", target.id, record_->from);
    if (!target.validity.covers(rule.validity) && is_office_like(target.kind)) {
      const std::string days = target.validity.from.to_string() + ".." + target.validity.until.to_string();
      report(Code::rule_outlives_target, "valid_to", target.id, days);
      rule.validity.from = std::max(rule.validity.from, target.validity.from);
      rule.validity.until = std::min(rule.validity.until, target.validity.until);
    }
  }

  void link_subject(Rule &rule) {
    if (record_->subject.empty()) return;
    rule.subject = graph_.node_of(record_->subject);
    if (rule.subject == NONE || rule.from == NONE) return;
    const NodeKind kind = graph_.nodes[rule.subject].kind;
    const bool is_subject = kind == NodeKind::service || kind == NodeKind::prefix || kind == NodeKind::competence;
    if (!is_subject || !is_office_like(graph_.nodes[rule.from].kind))
      report(Code::rule_subject, "subject", record_->subject);
  }

  void link_status(Rule &rule) {
    if (record_->status.empty()) return;
    const auto name = std::lower_bound(graph_.status_names.begin(), graph_.status_names.end(), record_->status);
    rule.status = static_cast<Index>(name - graph_.status_names.begin());
    if (!is_held_[rule.status]) report(Code::rule_status_unknown, "status", record_->status);
  }

  // Several tests of one fact mean all of them together.
  void link_tests(Rule &rule) {
    std::map<Index, model::ValueSet> sets;
    bool is_sound = true;
    for (const model::Test &test : record_->condition.tests) {
      const Index fact = graph_.fact_of(test.fact);
      if (fact == NONE) {
        report(Code::condition_fact_unknown, "condition", test.fact);
        continue;
      }
      const auto values = model::values_passing(graph_.records.facts[fact], test);
      if (!values) {
        report(Code::condition_value, "condition", model::Condition{{test}}.to_string());
        is_sound = false;
        continue;
      }
      const auto [known, is_new] = sets.emplace(fact, *values);
      if (!is_new) known->second = known->second.together_with(*values);
    }
    for (auto &[fact, values] : sets) {
      if (values.is_empty() && is_sound) report(Code::condition_never, "condition", record_->condition.to_string());
      rule.tests.push_back({fact, std::move(values)});
    }
  }

  Linking &linking_;
  RuleGraph &graph_;
  std::vector<bool> is_held_; // by status: some municipality has it
  const model::RuleRecord *record_ = nullptr;
};

void check_channels(const Linking &linking) {
  const RuleGraph &graph = linking.graph;
  for (const model::ChannelRecord &channel : graph.records.channels) {
    const Index office = graph.node_of(channel.office);
    if (office != NONE && !is_office_like(graph.nodes[office].kind))
      linking.report(Code::reference_unknown, "channels", channel, "office", channel.office, "offices.csv");
    const Index subject = graph.node_of(channel.subject);
    const bool is_subject = subject == NONE || is_service_like(graph.nodes[subject].kind) ||
                            graph.nodes[subject].kind == NodeKind::competence;
    if (!is_subject) linking.report(Code::rule_subject, "channels", channel, "subject", channel.subject);
  }
}

void check_words(const Linking &linking) {
  const RuleGraph &graph = linking.graph;
  for (const model::WordRecord &word : graph.records.words) {
    const Index subject = graph.node_of(word.subject);
    if (subject != NONE && !is_service_like(graph.nodes[subject].kind))
      linking.report(Code::word_subject, "words", word, "subject", word.subject);
  }
}

} // namespace

void link_rules(Linking &linking) {
  RuleGraph &graph = linking.graph;
  RuleLinker linker(linking);
  for (Index i = 0; i < graph.records.rules.size(); ++i) graph.rules.push_back(linker.link(graph.records.rules[i], i));
  for (const Rule &rule : graph.rules)
    if (rule.from != NONE && !rule.validity.is_empty()) graph.rules_by_start.push_back(rule.record);
  std::stable_sort(graph.rules_by_start.begin(), graph.rules_by_start.end(), [&graph](Index a, Index b) {
    return std::pair(graph.rules[a].from, graph.rules[a].relation) <
           std::pair(graph.rules[b].from, graph.rules[b].relation);
  });
  check_channels(linking);
  check_words(linking);
}

} // namespace zufi::graph
