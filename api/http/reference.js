// Starts Swagger UI on our own document, follows the reader's light or dark, and sends back what a session needs.
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();

// POST /v1/session answers with the value every later act of that session has to carry.
let csrf = "";

SwaggerUIBundle({
  url: "/v1/openapi.json",
  domNode: document.getElementById("reference"),
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  persistAuthorization: false,
  validatorUrl: null,
  requestInterceptor: (request) => {
    if (csrf && request.method !== "GET") request.headers["X-CSRF-Token"] = csrf;
    return request;
  },
  responseInterceptor: (response) => {
    if (new URL(response.url).pathname === "/v1/session" && response.body) csrf = response.body.csrf ?? csrf;
    return response;
  },
});
