/** A tar archive with links that lead to a file, out of the archive, and in a circle. */
export function writeTar(): Buffer {
  return Buffer.concat([
    entry('d/file', { content: 'x' }),
    entry('d/near', { type: '2', target: '../d/file' }),
    entry('hard', { type: '1', target: 'd/file' }),
    entry('out', { type: '2', target: '../../etc/passwd' }),
    entry('circle', { type: '2', target: 'circle' }),
    Buffer.alloc(1024),
  ]);
}

function entry(name: string, { content = '', type = '0', target = '' }): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.fill(' ', 148, 156);
  header.write(type, 156);
  header.write(target, 157);
  header.write('ustar\u000000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, Buffer.from(content), Buffer.alloc((512 - (content.length % 512)) % 512)]);
}
