import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../shared/tokens.css";
import "./squad.css";
import { App } from "./app.js";

const place = document.querySelector("#squad");
if (place === null) throw new Error("the page has no #squad");
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
