/** Who may import whom. Each rule's comment says why and what to do. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const modules = '^packages/server/src/modules'
const tests = '([.]test|/testing)[.]tsx?$|/testing/'

module.exports = {
  forbidden: [
    forbid(
      'no-circles',
      'Files in a circle can only be understood together. Move what both need into a third.',
      {},
      { circular: true },
    ),
    forbid(
      'model-and-analytics-stand-alone',
      'The vocabulary and the statistics are the floor of everything (analytics may use the arithmetic of model). Move what they need down into them.',
      { path: '^packages/(model|analytics)/src' },
      { path: '^packages/', pathNot: ['^packages/$1/', '^packages/model/'] },
    ),
    forbid(
      'model-and-analytics-do-no-io',
      'They run in the browser too, and are tested without a world. Pass in what was read.',
      { path: '^packages/(model|analytics)/src', pathNot: tests },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'web-never-imports-server',
      'The web app uses the public API and nothing else. Types that both need belong into model.',
      { path: '^packages/web/' },
      { path: '^packages/server/' },
    ),
    forbid(
      'platform-is-the-floor',
      'The platform knows nothing of customers. Let the layer above pass in what is needed.',
      { path: '^packages/server/src/platform/' },
      { path: '^packages/server/src/(records|modules)/' },
    ),
    forbid(
      'records-know-no-module',
      'The record engine serves all modules alike. Let the module register a rule.',
      { path: '^packages/server/src/records/' },
      { path: `${modules}/` },
    ),
    forbid(
      'modules-by-the-front-door',
      'Of another module only its index.ts may be used. Export the verb there.',
      { path: `${modules}/([^/]+)/`, pathNot: tests },
      { path: `${modules}/`, pathNot: [`${modules}/$1/`, `${modules}/[^/]+/(index|testing)[.]ts$`] },
    ),
    forbid(
      'tests-of-modules-by-the-front-door-or-the-whole-product',
      'A test works through the doors of other modules, or with the whole product.',
      { path: `${modules}/([^/]+)/.*([.]test|/testing)[.]ts$` },
      {
        path: `${modules}/`,
        pathNot: [`${modules}/$1/`, `${modules}/[^/]+/(index|testing)[.]ts$`, `${modules}/index[.]ts$`],
      },
    ),
    forbid(
      'not-through-your-own-door',
      'index.ts is the door for others. Import the file itself.',
      { path: `${modules}/([^/]+)/(?!index[.]ts)`, pathNot: tests },
      { path: `${modules}/$1/index[.]ts$` },
    ),
    forbid(
      'ui-knows-no-feature',
      'The design system serves every screen alike. Pass in what is special.',
      { path: '^packages/web/src/ui/' },
      { path: '^packages/web/src/(app|records|modules)/' },
    ),
    forbid(
      'testing-is-for-tests',
      'What serves tests must not run in the product.',
      { pathNot: tests },
      { path: tests },
    ),
  ],
  options: {
    // TypeScript 7 has no API yet that other tools could parse with.
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
  },
}
