// Starts Swagger UI on our own document, follows the reader's light or dark, and sends back what a session needs.
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();

// Signing in, and asking who is signed in, answer with the value that every later act of the session has to carry.
const answering = new Set(["/v1/session", "/v1/me"]);
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
    if (answering.has(new URL(response.url).pathname)) csrf = response.body?.csrf ?? csrf;
    return response;
  },
});
