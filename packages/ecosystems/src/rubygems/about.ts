import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about RubyGems. */
export const about: EcosystemAbout = {
  id: 'rubygems',
  title: 'RubyGems',
  purlType: 'gem',
  osv: ['RubyGems'],
  archives: ['*.gem', '*.gem/metadata.gz'],
  formats: [
    {
      id: 'gemfile-lock',
      title: "Bundler's lockfile",
      role: 'lockfile',
      files: ['Gemfile.lock', 'gems.locked', '*.gemfile.lock'],
    },
    {
      id: 'gemfile',
      title: 'Gemfile',
      role: 'manifest',
      files: ['Gemfile', 'gems.rb'],
      lockedBy: ['gemfile-lock'],
    },
    { id: 'gem-metadata', title: 'published gem', role: 'package', files: ['*.gem/metadata.gz/metadata'] },
    { id: 'bundle-config', title: "Bundler's settings", role: 'settings', files: ['.bundle/config'] },
  ],
};
