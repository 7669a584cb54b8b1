import { describe, expect, test } from '@jest/globals';
import { certificateUrl } from '../../../../lambda/channels/alexa/certificate-url.ts';

const plain = 'https://s3.amazonaws.com/echo.api/echo-api-cert-12.pem';

describe("the certificate's address", () => {
  test.each([
    ['as Amazon writes it', plain],
    ['host in any case', 'https://S3.AmazonAWS.com/echo.api/echo-api-cert-12.pem'],
    ['scheme in any case', 'HTTPS://s3.amazonaws.com/echo.api/echo-api-cert-12.pem'],
    ['port 443', 'https://s3.amazonaws.com:443/echo.api/echo-api-cert-12.pem'],
    ['dots that stay inside', 'https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert-12.pem'],
    ['escaped dots that stay inside', 'https://s3.amazonaws.com/echo.api/x/%2e%2e/echo-api-cert-12.pem'],
    ['a fragment, which is never sent', `${plain}#x`],
  ])('is accepted and normalised: %s', (_, url) => {
    expect(certificateUrl(url)).toBe(plain);
  });

  test.each([
    ['http', 'http://s3.amazonaws.com/echo.api/echo-api-cert.pem'],
    ['another host', 'https://notamazon.com/echo.api/echo-api-cert.pem'],
    ['a host that only begins so', 'https://s3.amazonaws.com.evil.example/echo.api/cert.pem'],
    ['a host with a final dot', 'https://s3.amazonaws.com./echo.api/cert.pem'],
    ['the path in another case', 'https://s3.amazonaws.com/EcHo.aPi/echo-api-cert.pem'],
    ['another path', 'https://s3.amazonaws.com/invalid.path/echo-api-cert.pem'],
    ['a path that only begins so', 'https://s3.amazonaws.com/echo.api.evil/cert.pem'],
    ['another port', 'https://s3.amazonaws.com:563/echo.api/echo-api-cert.pem'],
    ['dots that leave the folder', 'https://s3.amazonaws.com/echo.api/../evil-bucket/cert.pem'],
    ['escaped dots that leave the folder', 'https://s3.amazonaws.com/echo.api/%2e%2e/evil/cert.pem'],
    ['half escaped dots', 'https://s3.amazonaws.com/echo.api/.%2E/evil/cert.pem'],
    ['backslashes', 'https://s3.amazonaws.com\\echo.api\\..\\evil\\cert.pem'],
    ['an escaped slash after dots', 'https://s3.amazonaws.com/echo.api/%2e%2e%2fevil/cert.pem'],
    ['dots escaped twice', 'https://s3.amazonaws.com/echo.api/%252e%252e/evil/cert.pem'],
    ['a user name and password', 'https://user:pw@s3.amazonaws.com/echo.api/x.pem'],
    ['a user name', 'https://user@s3.amazonaws.com/echo.api/x.pem'],
    ['a password', 'https://:pw@s3.amazonaws.com/echo.api/x.pem'],
    ['a user name that looks like the host', 'https://s3.amazonaws.com@evil.example/echo.api/x.pem'],
    ['a query', `${plain}?x=1`],
    ['two headers joined', `${plain}, https://evil.example/`],
    ['the folder alone', 'https://s3.amazonaws.com/echo.api/'],
    ['no address', 'echo.api'],
    ['nothing', ''],
    ['too long', `https://s3.amazonaws.com/echo.api/${'a'.repeat(1_000)}`],
  ])('is refused: %s', (_, url) => {
    expect(certificateUrl(url)).toBeNull();
  });
});
