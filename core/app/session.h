#pragma once
/// What every verb of the command line opens first: places, settings, the message catalogue, and problems in words.
#include <filesystem>
#include <memory>
#include <string>

#include "app/service.h"
#include "http/message_catalogue.h"

namespace vestnik {

/// Options that every verb takes.
struct CommonOptions {
  std::string data = "data";  ///< folder of the database
  std::string share;          ///< "": VESTNIK_SHARE of the environment, else the tree it was built from
  std::string plugins;        ///< "": beside the program
  std::string config;         ///< a properties file over the shipped one
};

class CommandSession {
 public:
  /// Problems are told on standard error; nullptr then.
  static std::unique_ptr<CommandSession> open(const CommonOptions& options,
                                              const std::vector<std::pair<std::string, std::string>>& own = {});

  [[nodiscard]] const Places& places() const { return places_; }
  [[nodiscard]] const Settings& settings() const { return *settings_; }
  [[nodiscard]] const MessageCatalogue& messages() const { return messages_; }
  /// The whole service on these places; nullptr after telling why not.
  [[nodiscard]] std::unique_ptr<Service> open_service(const Clock& clock, Random& random, bool exclusive) const;
  /// The sentence, what to do next, and where: on standard error.
  void complain(const Problem& problem) const;

 private:
  CommandSession(Places places, std::unique_ptr<Settings> settings, MessageTable messages)
      : places_(std::move(places)), settings_(std::move(settings)), messages_(std::move(messages)) {}

  Places places_;
  std::unique_ptr<Settings> settings_;
  MessageTable messages_;
};

}  // namespace vestnik
