-- Holds the number of the piece that brings sign-in.
SELECT 1;
