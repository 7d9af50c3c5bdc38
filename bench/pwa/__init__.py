"""`make bench-pwa`: how heavy the app is, how soon it opens without a server, how soon a tap shows, and what Lighthouse says."""
