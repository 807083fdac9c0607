// Runs before the first paint, so that a remembered theme never flashes. An external file, because the
// content security policy allows no inline script. Without a remembered choice the system's wish holds.
try {
  const theme = localStorage.getItem('regulars.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage can be forbidden; then the system's wish holds.
}
