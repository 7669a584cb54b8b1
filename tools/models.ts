// `npm run models`: the Alexa project and the Dialogflow agent, written to build/ from locales/ and brand/.
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { writeAlexaProject } from './models-alexa.ts';
import { defaultAgentOptions, writeDialogflowAgent } from './models-google.ts';

const { values } = parseArgs({
  options: {
    /** ARN of the Lambda function, or https address */
    endpoint: { type: 'string' },
    /** https address of Dialogflow's webhook */
    webhook: { type: 'string', default: defaultAgentOptions.webhook },
    /** IANA name of the zone the bank's customers live in */
    'time-zone': { type: 'string', default: defaultAgentOptions.timeZone },
  },
});

const root = process.env.TELLBACK_ROOT ?? process.cwd();
const folders = { alexa: join(root, 'build', 'alexa'), dialogflow: join(root, 'build', 'dialogflow') };
const written = {
  alexa: await writeAlexaProject(root, folders.alexa, values.endpoint ?? null),
  dialogflow: await writeDialogflowAgent(root, folders.dialogflow, { webhook: values.webhook, timeZone: values['time-zone'] }),
};
console.log(`${relative(root, folders.alexa)}: ${written.alexa.length} files, for \`ask deploy\``);
console.log(`${relative(root, folders.dialogflow)}: ${written.dialogflow.length} files, zip them for Dialogflow's "import from zip"`);
