#pragma once
/// The text of one template file: parts put in, tags checked. No mustache library in here.
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/result.h"

namespace vestnik {

using NameSet = std::set<std::string, std::less<>>;
/// Names that may be used, by template; "*" stands for all of them.
using DeclaredNames = std::map<std::string, NameSet, std::less<>>;

/// `names.tsv`: template, tab, names separated by spaces; lines of "#" are remarks. Problem render.unreadable {file}.
[[nodiscard]] Result<DeclaredNames> read_names(const std::filesystem::path& file);

struct TemplateText {
  std::string text;
  NameSet needed;  ///< names outside of every section: a message without them would be torn
};

/// Reads one file and puts the files of its `{{> part}}` tags in. Problems as TemplateRenderer::load.
[[nodiscard]] Result<TemplateText> read_template(const std::filesystem::path& file, const NameSet& declared);

/// Text media: no escaping but of control characters, which end lines and headers.
[[nodiscard]] std::string without_control(std::string_view text, bool keep_lines);

}  // namespace vestnik
