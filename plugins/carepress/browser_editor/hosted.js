// Starts the editing program where the editor has a place of its own, with the configuration beside this file.
import { init } from "./program/index.js";

init({ config: await (await fetch("./config.json")).json() });
