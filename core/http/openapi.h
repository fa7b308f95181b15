#pragma once
/// The API described by itself.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ports/http.h"

namespace vestnik {

/// An OpenAPI 3.1 document of the routes, from their RouteDoc: paths and parameters, bodies, every status with the
/// problem document for those from 400, the bearer scheme, and "x-permission" at every operation that needs one.
[[nodiscard]] std::string openapi_document(const std::vector<std::unique_ptr<Route>>& routes, std::string_view title,
                                           std::string_view version);

}  // namespace vestnik
