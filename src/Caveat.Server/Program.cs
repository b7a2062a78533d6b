Console.WriteLine("Caveat");
