/** Money is an integer count of minor units in one currency (ISO 4217). Negative means out of the account. */
export type Currency = string & { readonly __brand: 'Currency' };

export interface Money {
  readonly amountMinor: bigint;
  readonly currency: Currency;
}

/**
 * Minor-unit digits by ISO 4217. Not from Intl, which follows CLDR and differs (HUF 0 and TWD 2 there, HUF 2 here): banks
 * book by ISO.
 */
const codes: readonly (readonly [exponent: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
  [
    2,
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY ' +
      'COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR ' +
      'JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO ' +
      'NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS ' +
      'TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
  ],
];

const exponents: ReadonlyMap<string, number> = new Map(
  codes.flatMap(([exponent, list]) => list.split(' ').map((code) => [code, exponent] as const)),
);

/** An ISO 4217 code, upper case. Throws RangeError for any other text: a guessed exponent is a wrong amount. */
export function currency(text: string): Currency {
  if (!exponents.has(text)) throw new RangeError('currency.unknown');
  return text as Currency;
}

/** Digits after the decimal point: 2 for EUR, 0 for JPY, 3 for KWD. */
export function exponentOf(code: Currency): number {
  const exponent = exponents.get(code);
  if (exponent === undefined) throw new RangeError('currency.unknown');
  return exponent;
}

/** At most 14 whole digits, so that every currency fits a 64-bit integer in minor units. */
const decimalText = /^(-?)(\d{1,14})(?:\.(\d{1,18}))?$/;

/**
 * Decimal text to minor units, exactly: '-12.5' EUR -> -1250n. Rule "Money type": text, never a float. Throws RangeError for
 * anything else (exponents, signs other than a leading minus, separators, blanks) and for digits the currency does not have;
 * zeros beyond them are harmless.
 */
export function parseMoney(text: string, code: Currency): Money {
  const exponent = exponentOf(code);
  const [, sign, whole, fraction = ''] = decimalText.exec(text) ?? [];
  if (whole === undefined || /[1-9]/.test(fraction.slice(exponent))) throw new RangeError('money.unreadable');
  const digits = BigInt(whole + fraction.slice(0, exponent).padEnd(exponent, '0'));
  return { amountMinor: sign === '-' ? -digits : digits, currency: code };
}

/** The inverse of parseMoney: -1250n EUR -> '-12.50', 1200n JPY -> '1200'. */
export function formatDecimal({ amountMinor, currency: code }: Money): string {
  const exponent = exponentOf(code);
  const sign = amountMinor < 0n ? '-' : '';
  const digits = String(amountMinor < 0n ? -amountMinor : amountMinor).padStart(exponent + 1, '0');
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
