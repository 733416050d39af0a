Console.WriteLine("catalog");
