#include "gateway_harness.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/child_process.h"

namespace vestnik::test {

void PrintTo(const GatewayCase& one, std::ostream* out) { *out << one.name; }

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::string with_lf(std::string text) {
  for (auto at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at)) text.erase(at, 1);
  return text;
}

std::vector<std::string> python(const std::string& script, const std::vector<std::string>& arguments) {
  // The system's own: the packages the scripts need belong to it.
  std::vector<std::string> words{"/usr/bin/python3", "-u", VESTNIK_SOURCE_DIR "/tests/conformance/gateways/" + script};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return words;
}

std::vector<Arrived> read_mails(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(folder)) return {};
  std::istringstream lines{ChildProcess{python("read_mail.py", {folder.string()})}.read_to_end()};
  std::vector<Arrived> mails;
  for (std::string line; std::getline(lines, line);) {
    const auto mail = nlohmann::json::parse(line);
    EXPECT_TRUE(mail.at("defects").empty()) << mail.at("defects");
    EXPECT_TRUE(mail.at("seven_bit").get<bool>());
    mails.push_back(
        {mail.at("message_id"), mail.at("to"), mail.at("subject"), with_lf(mail.at("text")), with_lf(mail.at("html"))});
  }
  return mails;
}

}  // namespace vestnik::test
