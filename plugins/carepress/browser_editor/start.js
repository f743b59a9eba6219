// Starts the editing program with the configuration that our server makes for this tab.
import { init, registerCustomFormat } from "/program/index.js";

// What stands in a file comes and goes as the values of its form; the server alone reads and writes the file.
const format = {
  fromFile: (text) => JSON.parse(text),
  toFile: (values) =>
    JSON.stringify({ ...values, carepress_former: values.carepress_state, carepress_state: crypto.randomUUID() }),
};
registerCustomFormat("form", "md", format);
registerCustomFormat("data-form", "yaml", format);

const { token, config } = await (await fetch(`/config.json?tab=${crypto.randomUUID()}`)).json();
localStorage.setItem("sveltia-cms.user", JSON.stringify({ backendName: config.backend.name, token }));
init({ config });
