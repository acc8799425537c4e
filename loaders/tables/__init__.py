"""Lists and tables in files of their own: CSV and Excel sheets to claims."""
