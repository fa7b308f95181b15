#include "api/api.h"
#include "api/calls.h"

namespace vestnik {
namespace {

/// Healthy means that the database answers, not that a thread is alive.
Response health(const ApiPorts& ports) {
  ports.database.read(InstitutionId{}, [](Transaction& transaction) {
    transaction.query("SELECT COUNT(*) FROM institution", {}, [](const Row&) {});
  });
  return json_answer(R"({"status":"ok"})");
}

Response metrics(const ApiPorts& ports) {
  Response response = json_answer(ports.metrics.text());
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  return response;
}

Route open_door(std::string pattern, std::function<Response(const Request&)> handle, RouteDoc doc) {
  return {Method::get, std::move(pattern), std::nullopt, false, Work::read, 0, std::move(handle), std::move(doc)};
}

}  // namespace

std::vector<Route> service_routes(ApiPorts ports, std::function<std::string()> openapi) {
  std::vector<Route> routes;
  // At the root too: it is where probes and scrapers look without being told.
  for (const char* base : {"/api/v1", ""}) {
    routes.push_back(open_door(std::string{base} + "/health", [ports](const Request&) { return health(ports); },
                               {"Whether the service can answer", {}, "", R"({"type":"object"})", {200}}));
    routes.push_back(open_door(std::string{base} + "/metrics", [ports](const Request&) { return metrics(ports); },
                               {"Metrics as Prometheus text; the proxy closes it to the outside", {}, "", "", {200}}));
  }
  routes.push_back(open_door("/api/v1/openapi.json",
                             [openapi = std::move(openapi)](const Request&) { return json_answer(openapi()); },
                             {"This document", {}, "", R"({"type":"object"})", {200}}));
  return routes;
}

}  // namespace vestnik
