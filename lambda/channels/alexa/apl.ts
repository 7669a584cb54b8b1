import type { Directive } from 'ask-sdk-model';

/**
 * What a screen shows: the bank's name and an example of what to say. No figure and no merchant, because a screen is
 * seen by the whole room and stays in the platform's records.
 */
export function screenDirective({ title, hint }: { readonly title: string; readonly hint: string | null }): Directive {
  return {
    type: 'Alexa.Presentation.APL.RenderDocument',
    token: 'home',
    document: {
      type: 'APL',
      version: '1.6',
      mainTemplate: {
        parameters: ['screen'],
        items: [
          {
            type: 'Container',
            width: '100vw',
            height: '100vh',
            alignItems: 'center',
            justifyContent: 'center',
            items: [
              { type: 'Text', text: `\${screen.title}`, fontSize: '48dp', textAlign: 'center' },
              { type: 'Text', text: `\${screen.hint}`, fontSize: '24dp', textAlign: 'center', paddingTop: '24dp' },
            ],
          },
        ],
      },
    },
    datasources: { screen: { title, hint: hint ?? '' } },
  };
}
