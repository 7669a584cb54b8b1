import type { Locale } from '#skill';
import { accountLinking, type ManifestParts, skillManifest } from './manifest.ts';
import { interactionModel } from './model.ts';
import { alexaLocales } from './names.ts';

/** Every file of the Alexa project by its path, in the layout that `ask deploy` expects. */
export function alexaProject(parts: ManifestParts): ReadonlyMap<string, object> {
  const models = (Object.entries(alexaLocales) as [Locale, readonly string[]][]).flatMap(([locale, tags]) =>
    tags.map((tag) => {
      const model = interactionModel(tag, parts.brand.invocationName[locale], parts.languages[locale]);
      return [`skill-package/interactionModels/custom/${tag}.json`, model] as const;
    }),
  );
  return new Map<string, object>([
    ['ask-resources.json', { askcliResourcesVersion: '2020-03-31', profiles: { default: { skillMetadata: { src: './skill-package' } } } }],
    ['skill-package/skill.json', skillManifest(parts)],
    ['skill-package/accountLinking.json', accountLinking(parts.brand)],
    ...models,
  ]);
}
