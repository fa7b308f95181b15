#include "notify/renderer.h"

#include <algorithm>
#include <array>
#include <kainjow/mustache.hpp>
#include <map>
#include <optional>

#include "domain/sms_segments.h"
#include "notify/template_text.h"

namespace vestnik {
namespace {

using Mustache = kainjow::mustache::mustache;
using MustacheData = kainjow::mustache::data;
namespace fs = std::filesystem;

constexpr std::string_view subject_end = ".subject.txt";
constexpr std::string_view text_end = ".text.txt";
constexpr std::string_view html_end = ".html";
constexpr std::array<std::string_view, 3> shorter_ends{"_short", "_shorter", "_shortest"};

/// One file. Rendering writes nothing of the parsed template as long as it has no lambdas and no partials, and those
/// never get this far; so many threads may render at once although the library's function is not const.
struct Piece {
  std::unique_ptr<Mustache> parsed;
  NameSet needed;
};

struct Template {
  std::optional<Piece> subject;
  std::optional<Piece> text;
  std::optional<Piece> html;
};

std::string html_escaped(const std::string& text) {
  return kainjow::mustache::html_escape(without_control(text, true));
}
std::string text_escaped(const std::string& text) { return without_control(text, true); }
std::string line_escaped(const std::string& text) { return without_control(text, false); }

// Filled in place: the library's own set() copies what it is given, with everything below it.
MustacheData converted(const TemplateData& data) {
  MustacheData object{MustacheData::type::object};
  for (const auto& [name, value] : data.text) object[name] = MustacheData{value};
  for (const auto& [name, value] : data.truth) object[name] = MustacheData{value};
  for (const auto& [name, items] : data.lists) {
    MustacheData list{MustacheData::type::list};
    for (const auto& item : items) list.push_back(converted(item));
    object[name] = std::move(list);
  }
  return object;
}

std::optional<Problem> missing(const Piece& piece, const TemplateData& data) {
  for (const auto& name : piece.needed) {
    if (!data.text.contains(name)) return Problem{"render.missing_value", {{"name", name}}};
  }
  return std::nullopt;
}

std::string rendered(const std::optional<Piece>& piece, const MustacheData& data) {
  if (!piece) return {};
  std::string text = piece->parsed->render(data);
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

Result<RenderedMessage> rendered(const Template& held, const TemplateData& data) {
  for (const auto* piece : {&held.subject, &held.text, &held.html}) {
    if (!*piece) continue;
    if (auto problem = missing(**piece, data)) return *problem;
  }
  const MustacheData values = converted(data);
  return RenderedMessage{rendered(held.subject, values), rendered(held.text, values), rendered(held.html, values)};
}

NameSet names_for(const DeclaredNames& declared, std::string_view name) {
  NameSet names;
  for (const std::string_view key : {std::string_view{"*"}, name}) {
    const auto at = declared.find(key);
    if (at != declared.end()) names.insert(at->second.begin(), at->second.end());
  }
  return names;
}

Result<Piece> load_piece(const fs::path& file, const NameSet& declared, std::string (*escape)(const std::string&)) {
  auto source = read_template(file, declared);
  if (!source) return source.problem();
  auto parsed = std::make_unique<Mustache>(source->text);
  if (!parsed->is_valid()) {
    return Problem{"render.broken", {{"file", file.filename().string()}, {"what", parsed->error_message()}}};
  }
  parsed->set_custom_escape(escape);
  return Piece{std::move(parsed), std::move(source->needed)};
}

}  // namespace

struct TemplateRenderer::Loaded {
  std::map<std::pair<std::string, std::string>, Template> templates;  ///< by medium and name

  [[nodiscard]] const Template* find(std::string_view medium, std::string_view name) const {
    const auto at = templates.find({std::string{medium}, std::string{name}});
    return at == templates.end() ? nullptr : &at->second;
  }

  Result<void> add(const std::string& medium, const fs::path& file, const DeclaredNames& declared) {
    const std::string name = file.filename().string();
    if (name.starts_with("_")) return {};
    const auto put = [&](std::string_view end, std::optional<Piece> Template::*place, auto escape) -> Result<void> {
      const std::string stem = name.substr(0, name.size() - end.size());
      auto piece = load_piece(file, names_for(declared, stem), escape);
      if (!piece) return piece.problem();
      templates[{medium, stem}].*place = std::move(*piece);
      return {};
    };
    if (name.ends_with(subject_end)) return put(subject_end, &Template::subject, line_escaped);
    if (name.ends_with(text_end)) return put(text_end, &Template::text, text_escaped);
    if (name.ends_with(html_end)) return put(html_end, &Template::html, html_escaped);
    return {};
  }
};

TemplateRenderer::TemplateRenderer() : loaded_(std::make_unique<Loaded>()) {}
TemplateRenderer::~TemplateRenderer() = default;

Result<std::unique_ptr<TemplateRenderer>> TemplateRenderer::load(const fs::path& folder,
                                                                 const std::vector<std::string>& media) {
  const auto declared = read_names(folder / "names.tsv");
  if (!declared) return declared.problem();
  std::unique_ptr<TemplateRenderer> renderer{new TemplateRenderer};
  for (const auto& medium : media) {
    std::error_code error;
    fs::directory_iterator files{folder / medium, error};
    if (error) return Problem{"render.unreadable", {{"file", medium}}};
    for (const auto& file : files) {
      if (auto added = renderer->loaded_->add(medium, file.path(), *declared); !added) return added.problem();
    }
  }
  return renderer;
}

bool TemplateRenderer::has(std::string_view medium, std::string_view name) const {
  return loaded_->find(medium, name) != nullptr;
}

Result<RenderedMessage> TemplateRenderer::render(std::string_view medium, std::string_view name,
                                                 const TemplateData& data) const {
  const Template* held = loaded_->find(medium, name);
  if (held == nullptr) {
    return Problem{"render.no_template", {{"medium", std::string{medium}}, {"name", std::string{name}}}};
  }
  auto message = rendered(*held, data);
  for (const std::string_view end : shorter_ends) {
    if (!message) return message;
    const Template* shorter = loaded_->find(medium, std::string{name} + std::string{end});
    if (shorter == nullptr || count_sms_segments(message->text).segments <= 1) break;
    message = rendered(*shorter, data);
  }
  return message;
}

}  // namespace vestnik
