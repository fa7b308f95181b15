#pragma once
/// The API asked from within: implements ports/own_api.h over the routes of the service.
#include <memory>

#include "http/router.h"
#include "ports/own_api.h"
#include "ports/render.h"

namespace vestnik {

/// Any thread after open().
class RoutedApi final : public OwnApi {
 public:
  explicit RoutedApi(const MessageCatalogue& messages) : messages_(messages) {}

  /// Once, before anybody asks. Problems as of Router::add.
  Result<void> open(std::vector<Route> routes);
  [[nodiscard]] Response get(const Actor& actor, const OwnQuestion& question) const override;

 private:
  [[nodiscard]] Response refuse(const char* code) const;

  const MessageCatalogue& messages_;
  Router router_;
};

}  // namespace vestnik
