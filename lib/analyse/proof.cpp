// SPDX-License-Identifier: Apache-2.0
#include "analyse/proof.hpp"

#include "analyse/answer_flaws.hpp"
#include "analyse/rule_flaws.hpp"
#include "analyse/starts.hpp"

#include <algorithm>
#include <utility>

namespace zufi::analyse {

namespace {

class Prover {
 public:
  explicit Prover(const locate::Gazetteer &gazetteer)
      : graph_(gazetteer.graph()), sweep_(gazetteer), answers_(graph_), rules_(graph_) {}

  Proof run() {
    proof_.roles = roles_told_apart(graph_);
    const std::vector<StartGroup> groups = start_groups(graph_);
    proof_.groups = groups.size();
    for (const StartGroup &group : groups) {
      const bool is_service = graph_.nodes[group.first()].kind == graph::NodeKind::service;
      (is_service ? proof_.services : proof_.competences) += group.members.size();
      for (const Role role : proof_.roles) look_at(group, role);
    }
    answers_.take(proof_.flaws);
    rules_.take(proof_.flaws);
    proof_.municipalities = areas_.size();
    return std::move(proof_);
  }

 private:
  void look_at(const StartGroup &group, Role role) {
    std::vector<Scene> scenes;
    sweep_.over(group.first(), role, [&](const Scene &scene) {
      count(scene);
      rules_.look_at(group, scene);
      scenes.push_back(scene);
      return true;
    });
    answers_.look_at(group, scenes);
  }

  void count(const Scene &scene) {
    ++proof_.scenes;
    proof_.parts += scene.exploration.parts.size();
    if (scene.localities == counted_) return;
    counted_ = scene.localities;
    proof_.localities = std::max(proof_.localities, scene.localities->all.size());
    for (const Locality &locality : scene.localities->all) areas_.insert(locality.area);
  }

  const graph::RuleGraph &graph_;
  Sweep sweep_;
  AnswerFlaws answers_;
  RuleFlaws rules_;
  Proof proof_;
  std::set<Index> areas_;
  const Localities *counted_ = nullptr;
};

} // namespace

Proof prove(const locate::Gazetteer &gazetteer) { return Prover(gazetteer).run(); }

} // namespace zufi::analyse
