/** A part of a CPE name: letters, digits and escaped characters, with wildcards around them. */
const PART = String.raw`(?:\?*|\*)(?:[a-zA-Z0-9\-\._]|\\[\\\*\?!"#\$%&'\(\)\+,/:;<=>@\[\]\^${'`'}\{\|\}~])+(?:\?*|\*)|\*`;

/**
 * The form of a CPE name as the schema of CSAF 2.0 has it: 2.3 (NISTIR 7695, section 6.2) or a URI of 2.2, the former open at
 * its end, the latter at its beginning. The same texts fit as there; but no text can be taken apart in more than one way,
 * so that a hostile one takes no longer than another.
 */
export const CPE: string =
  String.raw`^cpe:2\.3:[aho\*\-](?::(?:${PART})){5}` +
  String.raw`:(?:[a-zA-Z]{2,3}(?:-(?:[a-zA-Z]{2}|[0-9]{3}))?|[\*\-])(?::(?:${PART})){4}` +
  String.raw`|c[pP][eE]:/[AHOaho]?(?::[A-Za-z0-9\._\-~%]*){0,6}$`;
