import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "./explorer.css";
import { createRoot } from "react-dom/client";
import { Explorer } from "./explorer.js";

const place = document.getElementById("explorer");
if (place === null) throw new Error("index.html has no #explorer");
createRoot(place).render(<Explorer />);
