/** What banks, card processors and terminals write around a name on a statement (rule "Merchant names spoken"), in English and French. */

/** Ways to pay, before the name. Whole phrases, since single words begin names too (Card Factory, Carte Blanche). */
const phrases = [
  '(?:debit |credit )?card (?:purchase|payment|transaction)(?: to| at)?',
  '(?:visa|maestro|mastercard)(?: debit)?(?: card)?(?: purchase)?',
  'pos(?: debit| purchase| refund)?',
  '(?:check ?card|purchase authori[sz]ed on|recurring (?:card )?(?:payment|purchase)(?: authori[sz]ed on)?)',
  'contactless(?: payment)?',
  '(?:direct debit|standing order|bill payment|sto)(?: payment)?(?: to| from)?',
  '(?:ach|preauthori[sz]ed)(?: debit| credit| payment)?',
  '(?:zelle|venmo|cash app|interac e-?transfer)(?: payment)?(?: to| from)?',
  '(?:faster payment|sepa (?:credit )?transfer|sepa credit|(?:online |bank |wire )?transfer)(?: to| from)?',
  'refund(?: from)?',
  'cb',
  String.raw`carte(?= (?:\d|x+\d))`,
  '(?:paiement|achat|facture|retour|remboursement|avoir)(?: par)?(?: carte| cb| bancontact)?(?: du)?',
  '(?:prlv|pr[eé]l[eè]vement|domiciliation|dom)(?: sepa)?(?: de)?',
  '(?:virement|vir)(?: sepa)?(?: instantan[eé]| inst)?(?: re[cç]u| [eé]mis)?(?: en faveur de| vers| de| [aà]| pour)?',
  'ordre permanent(?: vers| de| [aà])?',
  'bancontact',
  // the day of the payment and the end of the card's number
  String.raw`(?:le |du )?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?`,
  String.raw`(?:x+|\*+)\d{2,4}`,
];
export const paymentWords = new RegExp(String.raw`^(?:${phrases.join('|')})(?=\s|:|$)[\s:-]*`, 'i');

/** Processors that stand before the shop's own name, always with a star. */
export const processor =
  /^(?:sq|sp|tst|paypal|pp|pypl|crv|bck|sumup|zettle|i?zettle_?|iz|stripe|cko|wpy|mollie|mol|adyen|ady|klarna|clv|nya|fs|in|ls|gpay)\s?\*\s*/i;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** After the name: legal forms, */
export const legalForms = words(
  'inc llc ltd limited plc corp co sa sas sasu sarl srl sprl scrl eurl bv bvba nv gmbh ag kg spa lp llp scs cvba asbl vzw intl',
);
/** countries and US states as codes, */
export const regionCodes = words(
  'us usa gb gbr uk fr fra be bel nl nld lu lux de deu es esp it ita ie irl ch che pt at al ak az ar ca co ct dc fl ga hi ia id il in ks ky ' +
    'la ma md me mi mn mo ms mt nc nd ne nh nj nm nv ny oh ok or pa ri sc sd tn tx ut va vt wa wi wv wy',
);
/** how the payment was made, */
export const tails = words('contactless autopay pymt pmt payment online ecom web marketplace dom ppd ref card debit');
/** and towns. Only those that end no shop's name (Nice, Forest and Bath do). */
export const towns = words(
  'london manchester birmingham leeds glasgow edinburgh liverpool bristol cardiff belfast dublin hackney croydon luton ' +
    'newyork brooklyn queens bronx chicago boston seattle austin houston dallas miami atlanta denver philadelphia losangeles sanfrancisco ' +
    'sandiego sanjose lasvegas phoenix losgatos cupertino ' +
    'paris lyon marseille toulouse nantes lille bordeaux strasbourg rennes montpellier grenoble dijon reims ' +
    'bruxelles brussels brussel ixelles etterbeek anderlecht saintgilles stgilles uccle schaerbeek laeken liege namur charleroi gent antwerpen ' +
    'anvers leuven brugge luxembourg amsterdam rotterdam utrecht berlin munich hamburg roma milano barcelona madrid lisboa geneve lausanne zurich',
);
