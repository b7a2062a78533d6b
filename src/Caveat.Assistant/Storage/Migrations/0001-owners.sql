-- Each caller's own key, wrapped. Deleting a row destroys everything that was sealed for its owner.
CREATE TABLE owners (
    owner TEXT PRIMARY KEY,
    sealed_key {bytes} NOT NULL
);
