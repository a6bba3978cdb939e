// SPDX-License-Identifier: Apache-2.0
#include "resolve/walk.hpp"

#include "resolve/eligibility.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <span>
#include <tuple>

namespace zufi::resolve {

namespace {

using graph::NodeKind;
using graph::Rule;
using graph::RuleGraph;
using graph::Symbol;
using graph::Target;

constexpr std::array SERVICE_RELATIONS{Relation::held_by, Relation::assigns};
constexpr std::array COMPETENCE_RELATIONS{Relation::held_by};
constexpr std::array OFFICE_RELATIONS{Relation::delegated_to, Relation::mandated_to, Relation::performed_by};

std::span<const Relation> relations_at(NodeKind kind) {
  if (graph::is_service_like(kind)) return SERVICE_RELATIONS;
  if (kind == NodeKind::competence) return COMPETENCE_RELATIONS;
  return OFFICE_RELATIONS;
}

class Walk {
 public:
  Walk(const RuleGraph &graph, const Situation &situation, graph::StableDays &days)
      : graph_(graph), situation_(situation), days_(days), eligibility_(graph, situation, days) {}

  WalkResult run(Branch start) {
    open_.push_back(std::move(start));
    std::optional<Missing> first; // of all that the branches miss, whichever of them comes first
    while (!open_.empty() && !cycle_) {
      Branch branch = std::move(open_.back());
      open_.pop_back();
      advance(std::move(branch));
      if (missing_ && (!first || *missing_ < *first)) first = missing_;
      missing_.reset();
    }
    if (cycle_) return std::move(*cycle_);
    if (first) return asking_for(*first);
    std::sort(leaves_.begin(), leaves_.end());
    leaves_.erase(std::unique(leaves_.begin(), leaves_.end()), leaves_.end());
    return std::move(leaves_);
  }

  Branch branch_at(Index start) {
    Branch branch;
    branch.node = start;
    std::vector<Index> &chain = graph::is_service_like(graph_.nodes[start].kind) ? branch.services : branch.competences;
    for (Index node = start; node != NONE; node = graph_.nodes[node].parent) chain.push_back(node);
    branch.kinds = graph_.connecting_factors(start);
    branch.has_factor = !branch.kinds.empty();
    branch.places = eligibility_.places_of(branch.kinds);
    return branch;
  }

 private:
  // --- which places count

  // Several places that count are several branches: the citizen may choose (§ 3 (2) VwVfG). Gives false if this branch
  // is done.
  bool split_places(Branch &branch) {
    if (branch.is_split) return true;
    branch.is_split = true;
    if (branch.places.size() < 2) return true;
    for (const std::size_t place : branch.places) {
      open_.push_back(branch);
      open_.back().places = {place};
    }
    return false;
  }

  // Is it known which places count? A service may leave it to the competence that it leads to.
  bool is_settled(const Branch &branch) const {
    return graph_.nodes[branch.node].kind != NodeKind::service || branch.has_factor || branch.ends_at_service;
  }

  // No competence follows: the places that are known to count now, do. Gives false if this branch is done, or has to
  // come here once more.
  bool settle(Branch &branch) {
    if (is_settled(branch)) return true;
    if (branch.is_split)
      branch.ends_at_service = true;
    else if (!split_places(branch)) // for each of them it may be otherwise
      return false;
    open_.push_back(branch);
    return false;
  }

  // Is the place that counts known and covered?
  bool has_usable_place(const Branch &branch) {
    if (branch.places.empty()) return true;
    const std::size_t place = branch.places.front();
    const PlaceOption &option = situation_.places[place];
    if (option.standing() != PlaceOption::Standing::known) return end_at_unusable(branch, option);
    if (graph_.covers_everything) return true;
    const PlaceTest test{PlaceTest::Kind::is_covered, NONE, Symbol::none};
    if (tells_apart(graph_, option, test, days_)) return stop(MissingPlace{place, test});
    return is_covered(graph_, option.cell(option.possible().front())) || end(branch, End::outside_coverage);
  }

  // --- one node

  void advance(Branch branch) {
    if (is_settled(branch) && !(split_places(branch) && has_usable_place(branch))) return;
    const NodeKind kind = graph_.nodes[branch.node].kind;
    const std::span<const Relation> relations = relations_at(kind);
    std::optional<std::vector<Candidate>> candidates;
    std::vector<Candidate> edges;
    std::size_t relation = branch.first_relation;
    for (; relation < relations.size(); ++relation) {
      candidates = candidates_at(branch, relations[relation], edges);
      if (!candidates) return;
      drop_beaten_unusable(*candidates, edges);
      if (!edges.empty()) break;
    }
    if (relation == relations.size()) candidates = candidates_at(branch, Relation::not_offered, edges);
    if (!candidates || (relation < relations.size() && !is_first_for_sure(branch, edges, *candidates))) return;
    const bool place_decides = std::any_of(candidates->begin(), candidates->end(), [this](const Candidate &candidate) {
      return needs_place(candidate.rule()) && graph_.rule_record(candidate.rule().record).places.empty();
    });
    const bool leads_to_competence = relation < relations.size() && relations[relation] == Relation::assigns;
    if (!(leads_to_competence ? !place_decides || split_places(branch) : settle(branch))) return;
    if (candidates->empty()) return graph::is_office_like(kind) ? end_at_office(branch) : void(end(branch, End::gap));
    follow_winner(std::move(branch), relation, *candidates);
  }

  static bool is_edge(const Candidate &candidate) { return candidate.rule().relation != Relation::not_offered; }

  // That nobody can know of an edge whether it applies does not matter where another comes before it.
  void drop_beaten_unusable(const std::vector<Candidate> &candidates, std::vector<Candidate> &edges) const {
    const auto is_unusable = [](const Candidate &candidate) {
      return candidate.fits == Truth::unknown && std::holds_alternative<UnusablePlace>(candidate.missing);
    };
    if (std::none_of(edges.begin(), edges.end(), is_unusable)) return;
    const std::vector<Candidate> best = unbeaten(graph_, candidates);
    std::erase_if(edges, [&](const Candidate &edge) {
      return is_unusable(edge) && std::none_of(best.begin(), best.end(), [&edge](const Candidate &other) {
               return &other.rule() == &edge.rule();
             });
    });
  }

  // If none of its edges applies for sure, a later relation may be the first that has one.
  bool is_first_for_sure(const Branch &branch, std::vector<Candidate> edges, const std::vector<Candidate> &candidates) {
    const bool one_applies = std::any_of(edges.begin(), edges.end(),
                                         [](const Candidate &candidate) { return candidate.fits == Truth::yes; });
    if (one_applies) return true;
    for (Candidate &other : unbeaten(graph_, candidates)) // a refusal may come before them
      if (!is_edge(other)) edges.push_back(std::move(other));
    return is_nothing_missing(branch, edges);
  }

  // Applicable edges of the relation, and those that say "not offered"; of those that name the role, if there are any.
  // Nothing if more must be known first. `edges`: those of the relation alone, also those that name no role.
  std::optional<std::vector<Candidate>> candidates_at(const Branch &branch, Relation relation,
                                                      std::vector<Candidate> &edges) {
    std::vector<Candidate> named;
    std::vector<Candidate> unnamed;
    const auto collect = [&](Index start, const SubjectRank &rank) {
      for (const Relation looked_at : {relation, Relation::not_offered}) {
        for (const Index index : graph_.rules_from(start, looked_at)) {
          const Rule &rule = graph_.rules[index];
          if (rule.role && *rule.role != situation_.role) continue;
          if (auto candidate = eligibility_.candidate_of(branch, rule, rank))
            (rule.role ? named : unnamed).push_back(std::move(*candidate));
        }
        if (relation == Relation::not_offered) break;
      }
    };
    const NodeKind kind = graph_.nodes[branch.node].kind;
    if (graph::is_office_like(kind)) {
      collect(branch.node, NO_SUBJECT);
    } else {
      const std::vector<Index> &chain = kind == NodeKind::competence ? branch.competences : branch.services;
      for (std::size_t i = 0; i < chain.size(); ++i) collect(chain[i], {i, false});
      if (const Index bundle = graph_.nodes[branch.node].bundle; bundle != NONE)
        collect(bundle, rank_of(bundle, chain));
    }
    edges.clear();
    for (const std::vector<Candidate> *list : {&named, &unnamed})
      std::copy_if(list->begin(), list->end(), std::back_inserter(edges), is_edge);
    return choose_role(branch, std::move(named), std::move(unnamed));
  }

  SubjectRank rank_of(Index bundle, const std::vector<Index> &chain) const {
    std::size_t last = 0;
    for (std::size_t i = 0; i < chain.size(); ++i)
      if (graph_.nodes[chain[i]].bundle == bundle) last = i;
    return {last, true};
  }

  // Edges that name the role come first; those without count only if none of them applies.
  std::optional<std::vector<Candidate>> choose_role(const Branch &branch, std::vector<Candidate> named,
                                                    std::vector<Candidate> unnamed) {
    if (named.empty()) return unnamed;
    const bool one_applies = std::any_of(named.begin(), named.end(),
                                         [](const Candidate &candidate) { return candidate.fits == Truth::yes; });
    if (!one_applies && !is_nothing_missing(branch, named)) return std::nullopt;
    return named;
  }

  // Do all of them apply for sure? If not, the walk stops for what is missing, or this branch ends. Of several things
  // that are missing that of the edge with the highest priority comes first; then, whatever the order of the rules,
  // what is asked first.
  bool is_nothing_missing(const Branch &branch, const std::vector<Candidate> &candidates) {
    const Candidate *first = nullptr;
    for (const Candidate &candidate : candidates)
      if (candidate.fits == Truth::unknown && (first == nullptr || is_asked_before(candidate, *first)))
        first = &candidate;
    if (first == nullptr) return true;
    if (const auto *unusable = std::get_if<UnusablePlace>(&first->missing)) {
      if (Branch again = branch; !settle(again)) return false; // of several places another may be known
      return end_at_unusable(branch, situation_.places[unusable->place]);
    }
    return stop(first->missing);
  }

  static bool is_asked_before(const Candidate &a, const Candidate &b) {
    const auto rank = [](const Candidate &candidate) {
      const bool is_unusable = std::holds_alternative<UnusablePlace>(candidate.missing); // another place may do without
      return std::tuple(is_unusable, is_hopeless(candidate), -candidate.rule().priority);
    };
    return rank(a) != rank(b) ? rank(a) < rank(b) : a.missing < b.missing;
  }

  // --- which edge wins

  void follow_winner(Branch branch, std::size_t relation, const std::vector<Candidate> &candidates) {
    std::vector<Candidate> best = deciding(graph_, unbeaten(graph_, candidates));
    if (!is_nothing_missing(branch, best)) return;
    int priority = 0;
    for (const Candidate &candidate : best) priority = std::max(priority, candidate.rule().priority);
    std::erase_if(best, [priority](const Candidate &candidate) { return candidate.rule().priority < priority; });
    Step step{best.front().rule().relation, branch.node, {}, {}};
    for (const Candidate &candidate : best) step.rules.push_back(candidate.rule().record);
    std::sort(step.rules.begin(), step.rules.end());
    std::optional<std::vector<Index>> targets;
    for (const Candidate &candidate : best) {
      std::vector<Index> here = targets_of(candidate);
      if (targets && (*targets != here || step.relation != candidate.rule().relation))
        return conflict(std::move(branch), std::move(step.rules));
      targets = std::move(here);
    }
    if (missing_) return;
    if (step.relation == Relation::not_offered) return refuse(std::move(branch), std::move(step));
    if (targets->back() == NONE) { // "@self", where no body is known
      targets->pop_back();
      dead_end(branch, step);
    }
    if (targets->empty()) return;
    step.to = std::move(*targets);
    follow(std::move(branch), relation, step);
  }

  // Sorted; NONE, which is the last, for a symbol without a body.
  std::vector<Index> targets_of(const Candidate &candidate) {
    std::vector<Index> targets;
    for (const Target &target : candidate.rule().to) {
      if (target.symbol == Symbol::none) {
        targets.push_back(target.node);
        continue;
      }
      for (const std::size_t place : candidate.places) targets.push_back(body_for(target.symbol, place));
    }
    std::sort(targets.begin(), targets.end());
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    return targets;
  }

  // "@self" and its kin: the body whose territory is the municipality, Kreis, Land or Bund of the place. NONE if
  // nobody's is.
  Index body_for(Symbol symbol, std::size_t place) {
    const PlaceOption &option = situation_.places[place];
    const PlaceTest test{PlaceTest::Kind::names_body, NONE, symbol};
    if (tells_apart(graph_, option, test, days_)) {
      stop(MissingPlace{place, test});
      return NONE;
    }
    const Index area = area_meant(graph_, symbol, option.cell(option.possible().front()));
    if (area == NONE) return NONE;
    for (const Index body : graph_.areas[area].bodies)
      if (days_.is_valid(graph_.nodes[body].validity)) return body;
    return NONE;
  }

  // --- going on, or coming to an end

  void follow(Branch branch, std::size_t relation, const Step &step) {
    branch.path.push_back(step);
    if (step.to.size() == 1 && step.to.front() == branch.node) { // this part stays here
      branch.first_relation = relation + 1;
      return open_.push_back(std::move(branch));
    }
    end_at_sites(branch, step.to);
    std::vector<Index> targets = step.to;
    std::erase_if(targets, [this](Index target) { return graph_.nodes[target].kind == NodeKind::site; });
    for (std::size_t i = 0; i < targets.size(); ++i) {
      Branch next = i + 1 < targets.size() ? branch : std::move(branch); // a long path is not copied for each step
      enter(next, step.relation, targets[i]);
      open_.push_back(std::move(next));
    }
  }

  void enter(Branch &branch, Relation relation, Index target) {
    branch.node = target;
    branch.first_relation = 0;
    if (relation == Relation::assigns) return enter_competence(branch, target);
    if (relation == Relation::mandated_to) branch.is_mandated = true;
    const Index body = graph_.body_of(target);
    if (!branch.is_mandated) branch.body = body;
    if (relation == Relation::performed_by) return;
    const bool is_round = std::find(branch.bodies.begin(), branch.bodies.end(), body) != branch.bodies.end();
    branch.bodies.push_back(body);
    if (is_round) cycle_ = AgreementCycle{branch.bodies};
  }

  void enter_competence(Branch &branch, Index competence) {
    for (Index node = competence; node != NONE; node = graph_.nodes[node].parent) branch.competences.push_back(node);
    if (branch.has_factor) return; // the service's own factor comes before its competence's
    branch.kinds = graph_.connecting_factors(competence);
    std::vector<std::size_t> places = eligibility_.places_of(branch.kinds);
    const auto is_here = [&branch](std::size_t place) { return place == branch.places.front(); };
    if (branch.is_split && !branch.places.empty() && std::any_of(places.begin(), places.end(), is_here)) {
      const std::vector<std::size_t> of_service = eligibility_.places_of({}); // the others have branches of their own
      std::erase_if(places, [&](std::size_t place) {
        return !is_here(place) && std::find(of_service.begin(), of_service.end(), place) != of_service.end();
      });
    }
    branch.places = std::move(places);
    branch.is_split = false;
  }

  // Of the targets those that are sites: the path ends at their office, at these.
  void end_at_sites(const Branch &branch, const std::vector<Index> &targets) {
    std::map<Index, std::vector<Index>> sites; // by office
    for (const Index target : targets)
      if (graph_.nodes[target].kind == NodeKind::site) sites[graph_.nodes[target].parent].push_back(target);
    for (auto &[office, named] : sites) {
      Branch last = branch;
      if (!last.is_mandated) last.body = graph_.body_of(office);
      last.node = office;
      end(last, End::office);
      leaves_.back().sites = std::move(named);
      leaves_.back().names_sites = true;
    }
  }

  // The sites that exist on the day are part of the answer, so their begins and ends are of the days on which it holds.
  void end_at_office(const Branch &branch) {
    end(branch, End::office);
    for (const Index site : graph_.nodes[branch.node].sites)
      if (days_.is_valid(graph_.nodes[site].validity)) leaves_.back().sites.push_back(site);
  }

  // Both give false, for callers that ask whether to go on.
  bool stop(Missing what) {
    if (!missing_) missing_ = std::move(what);
    return false;
  }

  static WalkResult asking_for(const Missing &missing) { // an UnusablePlace is an end, not a question
    if (const auto *place = std::get_if<MissingPlace>(&missing)) return *place;
    if (const auto *fact = std::get_if<MissingFact>(&missing)) return *fact;
    return std::get<NoPlace>(missing);
  }

  bool end(const Branch &branch, End how) {
    leaves_.push_back({how, branch.path, branch.node, branch.body, {}, false, {}});
    return false;
  }

  bool end_at_unusable(const Branch &branch, const PlaceOption &place) {
    const bool is_unknown = place.standing() == PlaceOption::Standing::unknown;
    return end(branch, is_unknown ? End::unknown_place : End::outside_coverage);
  }

  void conflict(Branch branch, std::vector<Index> rules) {
    if (!settle(branch)) return;
    end(branch, End::conflict);
    leaves_.back().rules = std::move(rules);
  }

  void refuse(Branch branch, Step step) {
    if (!settle(branch)) return;
    std::vector<Index> rules = step.rules;
    branch.path.push_back(std::move(step));
    end(branch, End::not_offered);
    leaves_.back().rules = std::move(rules);
  }

  void dead_end(Branch branch, const Step &step) {
    branch.path.push_back(step);
    end(branch, End::gap);
  }

  const RuleGraph &graph_;
  const Situation &situation_;
  graph::StableDays &days_;
  Eligibility eligibility_;
  std::vector<Branch> open_;
  std::vector<Leaf> leaves_;
  std::optional<Missing> missing_; // the branch cannot go on without more input
  std::optional<AgreementCycle> cycle_;
};

} // namespace

WalkResult walk(const RuleGraph &graph, Index start, const Situation &situation, graph::StableDays &days) {
  Walk walk(graph, situation, days);
  return walk.run(walk.branch_at(start));
}

} // namespace zufi::resolve
