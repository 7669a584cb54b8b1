/** Words by which a statement says what a line is, in English and French, for banks that give no type. */
export const words = (...alternatives: string[]): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives.join('|')})(?![\p{L}\p{N}])`, 'iu');

export const ownAccountWords = words(
  'savings?',
  'checking',
  'own account',
  'joint account',
  'livret',
  '[eé]pargne',
  'compte (?:[aà] vue|commun|courant|joint)',
);
export const cardRepaymentWords = words(
  String.raw`card (?:\S+ )?(?:autopay|payment|pmt|dd)`,
  'cr(?:edit)? ?c(?:ar)?d (?:autopay|payment|pmt)',
  'd[eé]compte carte',
  '(?:paiement|remboursement|r[eè]glement) carte de cr[eé]dit',
);
export const cardPaidWords = words(
  'payment.{0,12}thank ?you',
  'payment received',
  'autopay',
  'direct debit payment',
  'paiement (?:d[eé]compte )?merci',
);
export const transferWords = new RegExp(
  [words('transfer', 'xfer', 'trf', 'sto', 'standing order', 'virement', 'vir', 'ordre permanent'), cardRepaymentWords, cardPaidWords]
    .map(({ source }) => source)
    .join('|'),
  'iu',
);
export const personWords = words(
  'zelle',
  'venmo',
  'cash app',
  'faster payment',
  'interac',
  'payconiq',
  'lydia',
  'wero',
  'paylib',
  'instantan[eé]',
  'sepa credit',
);
export const salaryWords = words(
  'salary',
  'payroll',
  'wages',
  'direct dep(?:osit)?',
  'pension',
  'salaire',
  'paie',
  'traitement',
  'allocations?',
  'dividend',
);
export const interestWords = words('interest', 'int[eé]r[eê]ts?');
export const refundWords = words('refund', 'returned?', 'reversal', 'cashback', 'avoir', 'remboursement', 'retour', 'annulation');
export const cashWords = words('atm', 'cash ?(?:withdrawal|machine|point)', 'retrait', 'dab', 'gab');
export const feeWords = words('fees?', 'service charge', 'frais', 'commission', 'agios', 'cotisation (?:carte|compte)');
export const loanWords = words('loan', 'mortgage', 'pr[eê]t', 'cr[eé]dit (?:hypoth[eé]caire|immobilier|auto)', '[eé]ch[eé]ance pr[eê]t');
export const investmentWords = words(
  'invest(?:ment|ments|issements?)?',
  'brokerage',
  'securities',
  'isa',
  'bourse',
  'titres',
  'etf',
  'assurance[- ]vie',
);
export const rentWords = words('rent(?![ -]a[ -]car)', 'loyer', 'lettings');
export const companyForms = words('ltd', 'limited', 'inc', 'llc', 'plc', 'gmbh', 'sprl', 'srl', 'sarl', 'sasu?', 's\\.?a\\.?', 'nv', 'bv');
