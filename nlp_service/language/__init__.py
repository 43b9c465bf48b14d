"""What documents say in each language, and what countries are known by: data files and their loaders."""
