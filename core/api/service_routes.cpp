#include "api/api.h"
#include "api/calls.h"

namespace vestnik {

std::vector<Route> service_routes(ApiPorts ports, std::function<std::string()> openapi) {
  std::vector<Route> routes;
  routes.push_back({Method::get,
                    "/health",
                    std::nullopt,
                    false,
                    Work::read,
                    0,
                    [ports](const Request&) {
                      // Healthy means that the database answers, not that a thread is alive.
                      ports.database.read(InstitutionId{}, [](Transaction& transaction) {
                        transaction.query("SELECT COUNT(*) FROM institution", {}, [](const Row&) {});
                      });
                      return json_answer(R"({"status":"ok"})");
                    },
                    {"Whether the service can answer", {}, "", R"({"type":"object"})", {200}}});
  routes.push_back({Method::get,
                    "/metrics",
                    std::nullopt,
                    false,
                    Work::read,
                    0,
                    [ports](const Request&) {
                      Response response = json_answer(ports.metrics.text());
                      response.content_type = "text/plain; version=0.0.4; charset=utf-8";
                      return response;
                    },
                    {"Metrics as Prometheus text; the proxy closes it to the outside", {}, "", "", {200}}});
  routes.push_back({Method::get,
                    "/api/v1/openapi.json",
                    std::nullopt,
                    false,
                    Work::read,
                    0,
                    [openapi = std::move(openapi)](const Request&) { return json_answer(openapi()); },
                    {"This document", {}, "", R"({"type":"object"})", {200}}});
  return routes;
}

}  // namespace vestnik
