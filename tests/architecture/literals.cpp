#include "architecture/literals.h"

#include <cctype>

namespace vestnik::architecture {
namespace {

class Scanner {
 public:
  explicit Scanner(const SourceFile& file) {
    for (const std::string& line : file.lines) text_ += line + '\n';
  }

  std::vector<Literal> scan() {
    while (at_ < text_.size()) {
      if (starts("//")) {
        skip_until("\n");
      } else if (starts("/*")) {
        skip_until("*/");
      } else if (starts("R\"")) {
        raw();
      } else if (text_[at_] == '"') {
        quoted();
      } else if (text_[at_] == '\'' && !is_digit_separator()) {
        character();
      } else {
        code();
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool starts(std::string_view what) const { return text_.compare(at_, what.size(), what) == 0; }
  [[nodiscard]] bool is_digit_separator() const {
    return at_ > 0 && at_ + 1 < text_.size() && std::isxdigit(static_cast<unsigned char>(text_[at_ - 1])) != 0 &&
           std::isxdigit(static_cast<unsigned char>(text_[at_ + 1])) != 0;
  }

  void step() {
    if (text_[at_] == '\n') ++line_;
    ++at_;
  }
  void skip_until(std::string_view end) {
    while (at_ < text_.size() && !starts(end)) step();
    for (std::size_t left = end.size(); left > 0 && at_ < text_.size(); --left) step();
  }
  void code() {
    if (text_[at_] == ';') {
      before_.clear();
    } else {
      before_ += text_[at_];
    }
    step();
  }
  void character() {
    step();
    while (at_ < text_.size() && text_[at_] != '\'' && text_[at_] != '\n') {
      if (text_[at_] == '\\') step();
      step();
    }
    if (at_ < text_.size()) step();
  }
  void quoted() {
    const std::size_t line = line_;
    const std::size_t start = ++at_;
    while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n') {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) step();
      step();
    }
    keep(line, start, at_);
    if (at_ < text_.size()) step();
  }
  void raw() {
    const std::size_t line = line_;
    const std::size_t open = text_.find('(', at_);
    if (open == std::string::npos) return code();
    const std::string end = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
    at_ = open + 1;
    const std::size_t start = at_;
    while (at_ < text_.size() && !starts(end)) step();
    keep(line, start, at_);
    at_ += end.size();
  }
  void keep(std::size_t line, std::size_t start, std::size_t end) {
    found_.push_back({line, text_.substr(start, end - start), std::move(before_)});
    before_.clear();
  }

  std::string text_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;
  std::string before_;
  std::vector<Literal> found_;
};

}  // namespace

std::vector<Literal> literals_of(const SourceFile& file) { return Scanner{file}.scan(); }

}  // namespace vestnik::architecture
