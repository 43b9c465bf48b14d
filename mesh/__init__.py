"""What every service of the mesh runs on: server, channels, errors, auth, settings, logs. Knows no invoices."""
