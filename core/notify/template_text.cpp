#include "notify/template_text.h"

#include <fstream>
#include <iterator>
#include <optional>
#include <vector>

#include "base/text.h"

namespace vestnik {
namespace {

std::optional<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>{file}, {}};
}

Problem unreadable(const std::filesystem::path& file) {
  return Problem{"render.unreadable", {{"file", file.filename().string()}}};
}

struct Tag {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< after the closing braces
  char kind = 'v';      ///< 'v' for a variable, otherwise the sigil
  std::string name;
};

std::optional<Tag> next_tag(std::string_view text, std::size_t from) {
  const auto begin = text.find("{{", from);
  if (begin == std::string_view::npos) return std::nullopt;
  const auto close = text.find("}}", begin);
  if (close == std::string_view::npos) return std::nullopt;
  std::string_view inside = trimmed(text.substr(begin + 2, close - begin - 2));
  Tag tag{begin, close + 2, 'v', {}};
  if (!inside.empty() && std::string_view{"#^/!>&={"}.find(inside.front()) != std::string_view::npos) {
    tag.kind = inside.front();
    inside = trimmed(inside.substr(1));
  }
  tag.name = std::string{inside};
  return tag;
}

/// A line that holds nothing but the begin or the end of a section leaves no empty line behind (mustache(5), sections);
/// the library keeps its line break.
std::string without_lone_tags(std::string_view text) {
  std::string whole;
  const auto lines = split(text, '\n');
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const std::string_view bare = trimmed(lines[at]);
    const auto tag = next_tag(bare, 0);
    const bool lone = tag && tag->begin == 0 && tag->end == bare.size() && std::string_view{"#^/"}.find(tag->kind) < 3;
    whole += lone ? bare : lines[at];
    if (!lone && at + 1 < lines.size()) whole += '\n';
  }
  return whole;
}

// A part may not ask for parts: one level is all a message needs, and nothing can go round in circles.
Result<std::string> with_parts(const std::filesystem::path& file, const std::string& text) {
  std::string whole;
  std::size_t from = 0;
  while (const auto tag = next_tag(text, from)) {
    whole += text.substr(from, tag->begin - from);
    from = tag->end;
    if (tag->kind != '>') {
      whole += text.substr(tag->begin, tag->end - tag->begin);
      continue;
    }
    const auto part = file.parent_path() / ("_" + tag->name + file.extension().string());
    auto content = read_file(part);
    if (!content) return unreadable(part);
    if (!content->empty() && content->back() == '\n') content->pop_back();
    whole += *content;
  }
  return without_lone_tags(whole + text.substr(from));
}

/// Walks over the tags of one file.
class TagCheck {
 public:
  TagCheck(std::string file, const NameSet& declared) : file_(std::move(file)), declared_(declared) {}

  Result<NameSet> run(std::string_view text) {
    std::size_t from = 0;
    while (const auto tag = next_tag(text, from)) {
      from = tag->end;
      if (auto checked = check(*tag); !checked) return checked.problem();
    }
    if (text.find("{{", from) != std::string_view::npos) return broken("unclosed tag");
    if (!open_.empty()) return broken("unclosed section " + open_.back());
    return needed_;
  }

 private:
  [[nodiscard]] Problem broken(const std::string& what) const {
    return Problem{"render.broken", {{"file", file_}, {"what", what}}};
  }

  Result<void> check(const Tag& tag) {
    switch (tag.kind) {
      case '!': return {};
      case '{':
      case '&': return Problem{"render.unescaped", {{"file", file_}, {"name", tag.name}}};
      case '=':
      case '>': return broken("tag " + std::string{tag.kind});
      case '/': return close(tag);
      default: break;
    }
    if (!declared_.contains(tag.name)) return unknown(tag.name);
    if (tag.kind == 'v') {
      if (open_.empty()) needed_.insert(tag.name);
    } else {
      open_.push_back(tag.name);
    }
    return {};
  }

  Result<void> close(const Tag& tag) {
    if (open_.empty() || open_.back() != tag.name) return broken("section end " + tag.name);
    open_.pop_back();
    return {};
  }

  [[nodiscard]] Problem unknown(const std::string& name) const {
    const std::vector<std::string> known{declared_.begin(), declared_.end()};
    return Problem{"render.unknown_name", {{"file", file_}, {"name", name}, {"nearest", nearest_word(name, known)}}};
  }

  std::string file_;
  const NameSet& declared_;
  std::vector<std::string> open_;
  NameSet needed_;
};

}  // namespace

Result<DeclaredNames> read_names(const std::filesystem::path& file) {
  const auto text = read_file(file);
  if (!text) return unreadable(file);
  DeclaredNames names;
  for (const auto line : split(*text, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    const auto tab = line.find('\t');
    if (tab == std::string_view::npos) return unreadable(file);
    auto& declared = names[std::string{line.substr(0, tab)}];
    for (const auto name : split(line.substr(tab + 1), ' ')) declared.emplace(name);
  }
  return names;
}

Result<TemplateText> read_template(const std::filesystem::path& file, const NameSet& declared) {
  auto text = read_file(file);
  if (!text) return unreadable(file);
  auto whole = with_parts(file, std::move(*text));
  if (!whole) return whole.problem();
  auto needed = TagCheck{file.parent_path().filename().string() + "/" + file.filename().string(), declared}.run(*whole);
  if (!needed) return needed.problem();
  return TemplateText{std::move(*whole), std::move(*needed)};
}

std::string without_control(std::string_view text, bool keep_lines) {
  std::string clean;
  clean.reserve(text.size());
  for (const char letter : text) {
    const auto code = static_cast<unsigned char>(letter);
    if (code >= 0x20 && code != 0x7F) {
      clean += letter;
    } else if (letter == '\n' || letter == '\t') {
      clean += keep_lines ? letter : ' ';
    }
  }
  return clean;
}

}  // namespace vestnik
