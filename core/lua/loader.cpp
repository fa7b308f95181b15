#include "lua/loader.h"

#include <fstream>
#include <iterator>

#include "base/digest.h"
#include "lua/read_rules.h"
#include "lua/script_hooks.h"
#include "lua/unknown_words.h"

namespace vestnik {
namespace {

LoadedRegulation failed(FileFindings& findings) { return {nullptr, findings.take()}; }

LoadedRegulation failed(FileFindings& findings, const Problem& why) {
  LoadedRegulation loaded{nullptr, findings.take()};
  loaded.problems.push_back(why);
  return loaded;
}

}  // namespace

LoadedRegulation load_regulation(std::string_view name, std::string_view source, std::string_view own_zone) {
  FileFindings findings{std::string{name}, source};
  auto script = RegulationScript::run(name, source);
  // What is no text of the language, or was stopped, has no words to look at.
  if (!script.ok() && script.problem().code != "script.failed") return failed(findings, script.problem());
  // A run stops at the first unknown word and never sees a hook's: the text is looked through for all of them.
  find_unknown_words(source, findings);
  if (!findings.empty()) return failed(findings);
  if (!script.ok()) return failed(findings, script.problem());
  const Speech& speech = script.value()->speech();
  for (const auto& [open, line] : speech.open_names) findings.add("regulation.no_table", line, {{"word", open}});
  RuleSet rules = read_rules(speech.statements, findings);
  if (!findings.empty()) return failed(findings);
  rules.info.script_hash = digest(source);
  if (!own_zone.empty()) rules.info.timezone = own_zone;
  auto zone = TimeZone::find(rules.info.timezone);
  if (!zone.ok()) return failed(findings, zone.problem());
  auto hooks = std::make_unique<ScriptHooks>(std::move(script).value(), std::string{name}, std::string{source});
  return {std::make_shared<TabledRegulation>(std::move(rules), zone.value(), std::move(hooks)), {}};
}

LoadedRegulation load_regulation_file(const std::filesystem::path& path) {
  auto source = read_script_file(path);
  if (!source.ok()) return {nullptr, {std::move(source).problem()}};
  return load_regulation(path.filename().string(), source.value());
}

std::vector<Problem> put_file(RegulationShelf& shelf, InstitutionId institution, const std::filesystem::path& path) {
  LoadedRegulation loaded = load_regulation_file(path);
  if (loaded.regulation != nullptr) shelf.put(institution, std::move(loaded.regulation));
  return std::move(loaded.problems);
}

Result<std::string> read_script_file(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  std::ifstream file{path, std::ios::binary};
  if (!file) return Problem{"regulation.unreadable", {{"file", name}}};
  std::string text(longest_script + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (file.bad()) return Problem{"regulation.unreadable", {{"file", name}}};
  if (text.size() > longest_script) return Problem{"script.too_large", {{"file", name}}};
  return text;
}

}  // namespace vestnik
