#pragma once
/// A real browser, Debian's chromium without a window, steered over a pipe by its DevTools protocol. It reaches
/// loopback alone and keeps what it keeps in a folder of its own.
#include <nlohmann/json.hpp>
#include <string>

#include "support/child_process.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {

/// One thread. What does not come within twenty seconds throws std::runtime_error with what was waited for.
class Browser {
 public:
  using Json = nlohmann::json;

  Browser();
  ~Browser();
  Browser(const Browser&) = delete;
  Browser& operator=(const Browser&) = delete;

  void open(const std::string& address);
  /// Width and height of the window in CSS pixels; narrow ones are telephones.
  void resize(int width, int height);
  /// Value of an expression of the page, as text.
  [[nodiscard]] std::string value(const std::string& expression);
  /// Until the expression is true in the page, whatever page is being loaded meanwhile.
  void wait_for(const std::string& expression);
  /// What a reader sees.
  [[nodiscard]] std::string seen() { return value("document.body.innerText"); }
  /// Types over what the field holds, as a keyboard does.
  void type(const std::string& id, const std::string& text);
  void press_enter();
  /// Clicks what is seen by that id.
  void click(const std::string& id);
  /// Takes the browser off every network, or puts it back.
  void cut_off(bool off);
  /// The button "Back".
  void go_back();
  /// Everything the browser keeps of this site in places that scripts reach.
  [[nodiscard]] std::string kept() { return value("JSON.stringify(localStorage)+document.cookie"); }
  /// A picture of the window, when VESTNIK_PICTURES names a folder for them.
  void picture(const std::string& name);

 private:
  Json ask(const std::string& method, const Json& parameters);
  Json answer_to(int number);
  std::string next_message();

  TemporaryFolder folder_;
  int to_browser_ = -1;
  int from_browser_ = -1;
  std::unique_ptr<test::ChildProcess> process_;
  std::string pending_;
  std::string session_;
  int asked_ = 0;
};

}  // namespace vestnik::tests
