import { type ErrorRequestHandler, type Request, type Response, Router, urlencoded } from 'express';
import { cardsPage, donePage, pinPage, troublePage } from '../../companion/linking.tsx';
import type { Frame } from '../../companion/page.ts';
import { codeOf, type Log } from '../log.ts';
import type { Visitor } from '../web/sessions.ts';
import { begin, goOn, type Linking, type LinkingParts, linkingOf } from './linking.ts';
import { LinkingError, troubleOf } from './trouble.ts';

/** What linking needs of the companion's sessions. */
export interface LinkingHooks {
  readonly visitor: (request: Request) => Promise<Visitor | null>;
  readonly frameOf: (request: Request, visitor: Visitor | null) => Promise<Frame>;
  readonly isOwnForm: (request: Request, visitor: Visitor) => boolean;
}

export interface InteractionParts extends LinkingParts {
  readonly hooks: LinkingHooks;
  /** True for a linking that began with us: it is not done before Alexa has her code. */
  readonly goesStraightOn: (redirectUri: string) => boolean;
  readonly log: Log;
}

/**
 * What happens between a platform's request and its code: sign in at the bank, choose one of three cards, set a PIN or skip it, go
 * back. One address, which shows the step that is next.
 */
export function interactionRouter(parts: InteractionParts): Router {
  const { hooks } = parts;
  const router = Router();
  router.use(urlencoded({ extended: false, limit: '4kb' }));

  router.get('/:uid', async (request, response) => {
    const visitor = await hooks.visitor(request);
    if (visitor === null) return signIn(request, response);
    const linking = await linkingOf(parts, request, response, visitor);
    if (linking.page === 'done' && parts.goesStraightOn(linking.redirectUri)) return response.redirect(303, linking.resume);
    if (!linking.begun) await begin(parts, linking, request, response);
    return response.type('html').send(draw(linking, await hooks.frameOf(request, visitor)));
  });

  router.post(['/:uid/card', '/:uid/pin'], async (request, response) => {
    const visitor = await hooks.visitor(request);
    if (visitor === null) return signIn(request, response);
    const linking = await linkingOf(parts, request, response, visitor);
    if (!linking.begun || !hooks.isOwnForm(request, visitor)) throw new LinkingError('refused');
    const field = linking.page === 'done' ? null : await goOn(parts, linking, request.body ?? {}, request, response);
    if (field === null) return response.redirect(303, `/oauth/interaction/${linking.uid}`);
    const refused = { form: 'pin', code: 'input.invalid', field, values: {} } as const;
    const frame = { ...(await hooks.frameOf(request, visitor)), refused };
    return response.status(422).type('html').send(draw(linking, frame));
  });

  const draw = ({ page, uid, platform, resume }: Linking, frame: Frame): string => {
    if (page === 'cards') return cardsPage(frame, { uid, platform });
    return page === 'pin' ? pinPage(frame, { uid, platform }) : donePage(frame, { uid, platform, resume });
  };
  const signIn = ({ params }: Request, response: Response) =>
    response.redirect(303, `/login?next=/oauth/interaction/${encodeURIComponent(String(params['uid']))}`);

  const fail: ErrorRequestHandler = async (error, request, response, _next) => {
    const code = troubleOf(error);
    if (code === 'failed') parts.log({ event: 'failed', code: codeOf(error) });
    const frame = await hooks.frameOf(request, null);
    response
      .status(code === 'failed' ? 500 : 400)
      .type('html')
      .send(troublePage(frame, { code }));
  };
  router.use(fail);
  return router;
}
