"""Brief + skeleton + bank → Draft."""
